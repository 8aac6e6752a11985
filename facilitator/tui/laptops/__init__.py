"""The laptops: who is missing, what came from each."""
