"""An organisation's pack as the person sees it before it takes effect."""
