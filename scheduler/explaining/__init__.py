"""Why here, why not, and the cheapest way to make it fit; every answer is proven before it is shown."""
