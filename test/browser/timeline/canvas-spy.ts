import { vi } from "vitest";

/** A text on the canvas: its box in CSS px and its size. */
export interface Written {
	text: string;
	size: number;
	x0: number;
	x1: number;
	y0: number;
	y1: number;
}

/**
 * Watches what is drawn on canvases larger than a texture tile: `draws` counts the drawings (each begins with a clean
 * sheet), `written` holds the texts of the newest one.
 */
export function spyOnCanvas(): { draws: number; written: Written[] } {
	const seen = { draws: 0, written: [] as Written[] };
	const proto = CanvasRenderingContext2D.prototype;
	const { clearRect, fillText } = proto;
	vi.spyOn(proto, "clearRect").mockImplementation(function (this: CanvasRenderingContext2D, x, y, width, height) {
		seen.draws++;
		seen.written = [];
		clearRect.call(this, x, y, width, height);
	});
	vi.spyOn(proto, "fillText").mockImplementation(function (this: CanvasRenderingContext2D, text, x, y) {
		const { width } = this.measureText(text);
		const left = this.textAlign === "right" ? x - width : this.textAlign === "center" ? x - width / 2 : x;
		const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? "0");
		// Letters reach from about .73 of their size over the baseline to .21 under it.
		seen.written.push({ text, size, x0: left, x1: left + width, y0: y - 0.73 * size, y1: y + 0.21 * size });
		fillText.call(this, text, x, y);
	});
	return seen;
}

/** Waits until `count` animation frames have begun. */
export async function frames(count: number): Promise<void> {
	for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
}
