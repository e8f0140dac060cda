import type { BandLabel } from "./band-labels.ts";
import type { Scene } from "./scene.ts";

/** The bands of the drifts: texture from their first day up to now at most, for the future is blank paper. */
export function drawWeather({ brush, data, frame }: Scene): void {
	const { left, right, top, bottom, x } = frame;
	const end = Math.min(x(data.now), right);
	for (const band of data.bands) {
		const from = Math.max(left, x(band.from));
		const to = Math.min(end, band.to === null ? end : x(band.to));
		if (to > from) brush.weather(band.texture, from, top, to - from, bottom - top);
		if (x(band.from) >= left && x(band.from) <= right) {
			brush.vertical(x(band.from), top, bottom, brush.palette.rule);
		}
	}
}

/** Their names on top, lane 0 next to the plot. */
export function drawWeatherNames({ brush, frame }: Scene, labels: readonly BandLabel[]): void {
	const height = (lane: number) => frame.top - 6 - 13 * lane;
	for (const { band, x, lane } of labels) {
		// A name in a higher row keeps its tie to the edge of its band.
		if (lane > 0 && x >= frame.x(band.from)) {
			brush.vertical(frame.x(band.from), height(lane) - 9, frame.top, brush.palette.rule);
		}
	}
	for (const { text, x, lane } of labels) brush.text(text, lane > 0 ? x + 4 : x, height(lane), { halo: true });
}
