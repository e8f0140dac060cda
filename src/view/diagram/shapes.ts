/** Small marks told apart by shape, as SVG paths around a middle. */

const place = (value: number): number => Math.round(value * 100) / 100;

/** A model: hexagon with `r` px from the middle to its left and right corner. */
export function hexagon(x: number, y: number, r: number): string {
	const corner = (turn: number) =>
		`${place(x + r * Math.cos((turn * Math.PI) / 3))} ${place(y + r * Math.sin((turn * Math.PI) / 3))}`;
	return `M${[0, 1, 2, 3, 4, 5].map(corner).join("L")}Z`;
}

/** An alert: triangle, `width` px wide, standing on its base. */
export function triangle(x: number, y: number, width: number): string {
	const half = width / 2;
	return `M${x} ${place(y - half)}L${place(x + half)} ${place(y + half * 0.75)}L${place(x - half)} ${place(y + half * 0.75)}Z`;
}
