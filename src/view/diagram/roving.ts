/** Moving from box to box with the arrow keys. */
import type { Box } from "./figure.ts";

const DIRECTIONS: Record<string, readonly [number, number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

/**
 * The box that `key` leads to from `id`: the nearest whose middle lies that way, a step aside counting double; Home and End
 * lead to the first and the last. `id` itself when nothing lies there, null when the key is none of these.
 */
export function neighbour(boxes: Readonly<Record<string, Box>>, id: string, key: string): string | null {
	const ids = Object.keys(boxes);
	if (key === "Home") return ids[0] ?? null;
	if (key === "End") return ids.at(-1) ?? null;
	const direction = DIRECTIONS[key];
	const here = boxes[id];
	if (!direction || !here) return null;
	const [dx, dy] = direction;
	let best = id;
	let least = Number.POSITIVE_INFINITY;
	for (const other of ids) {
		const box = boxes[other] as Box;
		const x = box.x + box.width / 2 - (here.x + here.width / 2);
		const y = box.y + box.height / 2 - (here.y + here.height / 2);
		const ahead = x * dx + y * dy;
		const aside = Math.abs(x * dy) + Math.abs(y * dx);
		if (other === id || ahead <= 1 || ahead + 2 * aside >= least) continue;
		best = other;
		least = ahead + 2 * aside;
	}
	return best;
}
