# src/entity: see HACKING, "The house".
