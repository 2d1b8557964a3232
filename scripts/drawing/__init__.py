"""Pictures of the atlas: which ones there are, and how each is drawn. `make pictures` asks for all of them."""
