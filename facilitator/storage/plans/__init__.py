"""Plans and mappings as TOML."""
