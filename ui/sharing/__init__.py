"""The parts of the pages where something leaves: choosing, names, the preview, the export."""
