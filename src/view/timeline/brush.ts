import { canvasTexture, type TextureName } from "../controls/textures.ts";
import type { Palette } from "./palette.ts";

/** How a piece of text looks. Sizes in px; the house prints nothing under 11. */
export interface TextStyle {
	colour?: string;
	size?: number;
	bold?: boolean;
	/** Italic serif: the voice, not the measure. */
	voice?: boolean;
	align?: "left" | "center" | "right";
	/** A rim of paper, for words that stand on lines or textures. */
	halo?: boolean;
}

/** A 2D context that knows the page's colours and typefaces, in CSS px. */
export class Brush {
	readonly context: CanvasRenderingContext2D;
	readonly palette: Palette;
	readonly scale: number;
	private readonly widths = new Map<string, number>();
	private readonly textures = new Map<TextureName, CanvasPattern | null>();

	/** `scale`: device px per CSS px. */
	constructor(context: CanvasRenderingContext2D, palette: Palette, scale: number) {
		this.context = context;
		this.palette = palette;
		this.scale = scale;
	}

	/** Width of `text` in px. */
	measure(text: string, style: TextStyle = {}): number {
		const font = this.font(style);
		const key = `${font}|${text}`;
		let width = this.widths.get(key);
		if (width === undefined) {
			// Words change with the run; without a limit the cache would grow all year.
			if (this.widths.size > 4000) this.widths.clear();
			this.context.font = font;
			width = this.context.measureText(text).width;
			this.widths.set(key, width);
		}
		return width;
	}

	/** Writes `text` with its baseline at `y`. */
	text(text: string, x: number, y: number, style: TextStyle = {}): void {
		const { context, palette } = this;
		context.font = this.font(style);
		context.textAlign = style.align ?? "left";
		context.textBaseline = "alphabetic";
		if (style.halo) {
			context.strokeStyle = palette.paper;
			context.lineWidth = 5;
			context.lineJoin = "round";
			context.strokeText(text, x, y);
		}
		context.fillStyle = style.colour ?? palette.ink2;
		context.fillText(text, x, y);
	}

	/** A crisp horizontal line. */
	horizontal(x0: number, x1: number, y: number, colour: string, width = 1, dash: number[] = []): void {
		this.line(
			[
				[x0, this.snap(y, width)],
				[x1, this.snap(y, width)],
			],
			colour,
			width,
			dash,
		);
	}

	/** A crisp vertical line. */
	vertical(x: number, y0: number, y1: number, colour: string, width = 1, dash: number[] = []): void {
		this.line(
			[
				[this.snap(x, width), y0],
				[this.snap(x, width), y1],
			],
			colour,
			width,
			dash,
		);
	}

	line(points: readonly (readonly [number, number])[], colour: string, width: number, dash: number[] = []): void {
		const { context } = this;
		context.save();
		context.beginPath();
		for (const [x, y] of points) context.lineTo(x, y);
		context.setLineDash(dash);
		context.strokeStyle = colour;
		context.lineWidth = width;
		context.stroke();
		context.restore();
	}

	circle(x: number, y: number, radius: number, colour: string): void {
		this.context.beginPath();
		this.context.arc(x, y, radius, 0, 2 * Math.PI);
		this.context.fillStyle = colour;
		this.context.fill();
	}

	/** Fills a rectangle with the texture of a drift. */
	weather(name: TextureName, x: number, y: number, width: number, height: number): void {
		let pattern = this.textures.get(name);
		if (pattern === undefined) {
			pattern = canvasTexture(this.context, name, this.palette.tex, this.scale);
			this.textures.set(name, pattern);
		}
		if (!pattern) return;
		this.context.fillStyle = pattern;
		this.context.fillRect(x, y, width, height);
	}

	private font({ size = 11.5, bold = false, voice = false }: TextStyle): string {
		return `${voice ? "italic " : ""}${bold ? 600 : 400} ${size}px ${voice ? this.palette.serif : this.palette.sans}`;
	}

	/** The nearest place where a line of `width` px covers whole device pixels. */
	private snap(at: number, width: number): number {
		const odd = Math.round(width * this.scale) % 2 === 1 ? 0.5 : 0;
		return (Math.round(at * this.scale - odd) + odd) / this.scale;
	}
}
