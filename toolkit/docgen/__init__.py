"""docgen: Excel in, official Word out."""

__version__ = "0.1.0"
