"""What the core tells people, word for word: `messages.txt` beside this file."""

from pathlib import Path

from golden_texts import GoldenTexts

MESSAGES = GoldenTexts(Path(__file__).with_name("messages.txt"))
