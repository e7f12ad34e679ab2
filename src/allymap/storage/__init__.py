"""The project file: schema, migrations, full-text index, safe save, recovery. The only room that speaks SQL."""
