"""The room for programs: checks, reports and rules as JSON, asked for with a key; what it takes and gives stands in openapi.json."""
