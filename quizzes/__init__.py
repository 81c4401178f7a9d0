"""Pure item making: an Analysis in, items and refusals out."""
