"""What has happened and what is asked for: events, commands, stamps, records."""
