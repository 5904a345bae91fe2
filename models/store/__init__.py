"""The workspace file: key, engine, one writer, migrations, backup, and the tables all share."""
