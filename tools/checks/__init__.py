"""The house rules as programs. tools/check_layers and tools/check_style are their doors."""
