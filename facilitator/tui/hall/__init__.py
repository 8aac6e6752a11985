"""The agenda and the stage."""
