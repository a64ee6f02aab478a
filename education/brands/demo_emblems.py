"""Emblem pictures without a single letter, drawn from geometry: sky, ridge, water or dunes, a sun, a pennant, a star.

The same number gives the same picture on every machine: no font, no chance beyond the dice.
"""

from __future__ import annotations

import io
import math
import random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from organisation.demo.dice import dice

WIDTH, HEIGHT, OVER = 960, 600, 2  # drawn twice as large and reduced: smooth edges
Colour = tuple[int, int, int]
Point = tuple[float, float]

# (upper sky, lower sky, three ridges from far to near, sun, pennant)
PALETTES: tuple[tuple[Colour, Colour, tuple[Colour, ...], Colour, Colour], ...] = (
    ((24, 58, 112), (240, 178, 122), ((92, 116, 158), (56, 82, 128), (28, 48, 88)), (255, 224, 150), (200, 30, 36)),
    ((120, 28, 34), (246, 190, 110), ((170, 74, 58), (128, 44, 44), (84, 24, 32)), (255, 236, 176), (226, 170, 52)),
    ((16, 84, 96), (196, 226, 210), ((96, 156, 150), (48, 112, 112), (20, 70, 78)), (255, 244, 206), (206, 40, 42)),
    ((54, 40, 96), (238, 160, 146), ((124, 92, 150), (84, 62, 122), (46, 36, 82)), (255, 214, 168), (222, 62, 58)),
    ((26, 70, 54), (226, 220, 160), ((112, 146, 96), (66, 110, 76), (32, 72, 56)), (255, 238, 180), (198, 36, 36)),
    ((34, 50, 70), (206, 218, 228), ((140, 158, 176), (92, 112, 136), (52, 70, 94)), (255, 255, 246), (196, 30, 40)),
)


def emblem(number: int) -> SimpleUploadedFile:
    """A JPEG as an upload."""
    draw_of = dice(f"emblem {number}")
    upper, lower, ridges, sun, cloth = PALETTES[number % len(PALETTES)]
    image = _sky(upper, lower)
    pen = ImageDraw.Draw(image)
    _sun(pen, draw_of, sun)
    shape = (_mountains, _waves, _dunes)[(number + number // 6) % 3]
    for depth, colour in enumerate(ridges):
        shape(pen, draw_of, depth, colour)
    _pennant(pen, draw_of, cloth)
    return _upload(image.reduce(OVER), number)


def _upload(image: Image.Image, number: int) -> SimpleUploadedFile:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return SimpleUploadedFile(f"支部标识{number + 1:02}.jpg", out.getvalue(), "image/jpeg")


def _sky(upper: Colour, lower: Colour) -> Image.Image:
    """A gradient: one column stretched to the width."""
    column = Image.new("RGB", (1, HEIGHT * OVER))
    for y in range(HEIGHT * OVER):
        part = y / (HEIGHT * OVER - 1)
        column.putpixel((0, y), _mixed(upper, lower, part))
    return column.resize((WIDTH * OVER, HEIGHT * OVER))


def _mixed(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _sun(pen: ImageDraw.ImageDraw, draw_of: random.Random, colour: Colour) -> None:
    x, y, radius = draw_of.uniform(0.55, 0.8) * WIDTH, draw_of.uniform(0.22, 0.4) * HEIGHT, draw_of.uniform(62, 88)
    _disc(pen, x, y, radius, colour)
    for ring in (1.35, 1.7):
        box = [(value * OVER) for value in (x - radius * ring, y - radius * ring, x + radius * ring, y + radius * ring)]
        pen.ellipse(box, outline=colour, width=3 * OVER)


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: Colour) -> None:
    pen.ellipse([(x - radius) * OVER, (y - radius) * OVER, (x + radius) * OVER, (y + radius) * OVER], fill=colour)


def _mountains(pen: ImageDraw.ImageDraw, draw_of: random.Random, depth: int, colour: Colour) -> None:
    base = HEIGHT * (0.52 + 0.14 * depth)
    points: list[Point] = [(0, HEIGHT)]
    x = -40.0
    while x < WIDTH + 160:
        points += [(x, base + draw_of.uniform(10, 50)), (x + 80, base - draw_of.uniform(40, 150 - 30 * depth))]
        x += draw_of.uniform(140, 200)
    _land(pen, [*points, (WIDTH + 200, HEIGHT)], colour)


def _waves(pen: ImageDraw.ImageDraw, draw_of: random.Random, depth: int, colour: Colour) -> None:
    base, phase = HEIGHT * (0.6 + 0.13 * depth), draw_of.uniform(0, math.tau)
    crest = [(x, base + 22 * math.sin(x / (70 + 24 * depth) + phase)) for x in range(0, WIDTH + 8, 8)]
    _land(pen, [(0, HEIGHT), *crest, (WIDTH, HEIGHT)], colour)


def _dunes(pen: ImageDraw.ImageDraw, draw_of: random.Random, depth: int, colour: Colour) -> None:
    base, phase = HEIGHT * (0.55 + 0.14 * depth), draw_of.uniform(0, math.tau)
    line = [
        (x, base + 52 * math.sin(x / 210 + phase) + 20 * math.sin(x / 83 + 2 * phase)) for x in range(0, WIDTH + 8, 8)
    ]
    _land(pen, [(0, HEIGHT), *line, (WIDTH, HEIGHT)], colour)


def _land(pen: ImageDraw.ImageDraw, points: list[Point], colour: Colour) -> None:
    pen.polygon([(x * OVER, y * OVER) for x, y in points], fill=colour)


def _pennant(pen: ImageDraw.ImageDraw, draw_of: random.Random, cloth: Colour) -> None:
    """A pole with a waving flag at the left, a five-pointed star on it."""
    x, top, foot = WIDTH * draw_of.uniform(0.16, 0.26), HEIGHT * 0.2, HEIGHT * 0.94
    pen.line([(x * OVER, (top - 14) * OVER), (x * OVER, foot * OVER)], fill=(245, 240, 228), width=8 * OVER)
    _disc(pen, x, top - 16, 9, (245, 206, 96))
    length, height = 230, 140
    edge = [(x + step, top + 14 * math.sin(step / 42)) for step in range(0, length + 1, 5)]
    lower = [(px - (18 if px > x + length - 40 else 0), py + height) for px, py in reversed(edge)]
    _land(pen, [*edge, (x + length - 46, top + height / 2), *lower], cloth)
    _star(pen, x + 78, top + height / 2 + 8, 42, (255, 220, 110))


def _star(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: Colour) -> None:
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = -math.pi / 2 + corner * math.pi / 5
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    _land(pen, points, colour)
