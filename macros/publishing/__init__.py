"""Publishing a built site: bundles, policies, checks, the swap with the last site. Imports no room."""
