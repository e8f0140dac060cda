/** What a drift moves. Each has one texture, so that the swatch beside a switch is the band on the chart. */
export type TextureName = "P(X)" | "P(Y)" | "P(Y|X)" | "the pipe" | "nothing";

/** One repeating tile. `path` is SVG path data in px inside the tile; `turn` rotates the paper under it, in degrees. */
export interface Texture {
	width: number;
	height: number;
	turn: number;
	path: string;
	/** Width of the stroke in px; null fills the path instead. */
	stroke: number | null;
}

/** The only description of the textures: the SVG swatch and the canvas band both come from it. */
export const TEXTURES: Record<TextureName, Texture> = {
	"P(X)": { width: 8, height: 12, turn: 0, path: "M2 1V6M6 7V12", stroke: 1.3 },
	"P(Y)": {
		width: 6,
		height: 6,
		turn: 0,
		path: "M.5 1.5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M3.5 4.5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
		stroke: null,
	},
	"P(Y|X)": { width: 6, height: 6, turn: 45, path: "M1 0V6", stroke: 1.2 },
	"the pipe": { width: 7, height: 7, turn: 45, path: "M1 0V7M0 1H7", stroke: 1 },
	nothing: { width: 8, height: 8, turn: 0, path: "", stroke: null },
};

/**
 * The texture as a canvas pattern in CSS px, or null for "nothing" (there is nothing to paint).
 * `colour` is any CSS colour; `scale` is device px per CSS px, so that the tile is sharp on dense screens.
 */
export function canvasTexture(
	context: CanvasRenderingContext2D,
	name: TextureName,
	colour: string,
	scale: number,
): CanvasPattern | null {
	const texture = TEXTURES[name];
	if (texture.path === "") return null;
	// A tile must be whole device pixels wide, or the repeats drift apart.
	const sharp = Math.max(1, Math.ceil(scale));
	const tile = document.createElement("canvas");
	tile.width = texture.width * sharp;
	tile.height = texture.height * sharp;
	const brush = tile.getContext("2d");
	if (!brush) throw new Error("no 2D context");
	brush.scale(sharp, sharp);
	const shape = new Path2D(texture.path);
	if (texture.stroke === null) {
		brush.fillStyle = colour;
		brush.fill(shape);
	} else {
		brush.strokeStyle = colour;
		brush.lineWidth = texture.stroke;
		brush.stroke(shape);
	}
	const pattern = context.createPattern(tile, "repeat");
	pattern?.setTransform(new DOMMatrix().rotate(texture.turn).scale(1 / sharp));
	return pattern;
}
