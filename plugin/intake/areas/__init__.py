"""Areas of a municipality: fetched or brought in from a layer, and which plans lie in them."""
