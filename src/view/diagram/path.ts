/** Arrows as polylines of horizontal and vertical pieces: their drawn path, their heads, and places along them. */
import type { Point } from "./figure.ts";

/** px by which tokens in a line stand apart. */
const TOKEN_STEP = 12;
/** px between the tip of an arrow and the middle of the first token in line. */
const TOKEN_GAP = 13;

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);
const round = (value: number): number => Math.round(value * 100) / 100;

/** Length of the polyline, px. */
export function pathLength(points: readonly Point[]): number {
	return points.slice(1).reduce((sum, point, i) => sum + distance(points[i] as Point, point), 0);
}

/** The place `along` px from the start; before the start it is the start, beyond the end the end. */
export function pointAt(points: readonly Point[], along: number): Point {
	let left = Math.max(0, along);
	for (let i = 1; i < points.length; i++) {
		const a = points[i - 1] as Point;
		const b = points[i] as Point;
		const length = distance(a, b);
		if (left <= length && length > 0) {
			const share = left / length;
			return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
		}
		left -= length;
	}
	const last = points.at(-1);
	if (!last) throw new Error("a path needs a point");
	return last;
}

/** The polyline without its last `cut` px, never shorter than its start. */
export function withoutTip(points: readonly Point[], cut: number): Point[] {
	const length = Math.max(0, pathLength(points) - cut);
	let left = length;
	const kept: Point[] = points.slice(0, 1);
	for (let i = 1; i < points.length; i++) {
		const piece = distance(points[i - 1] as Point, points[i] as Point);
		if (piece >= left) return [...kept, pointAt(points, length)];
		kept.push(points[i] as Point);
		left -= piece;
	}
	return kept;
}

/** SVG path through `points`, corners rounded by `radius` px or by half the shorter piece. */
export function roundedPath(points: readonly Point[], radius: number): string {
	const first = points[0];
	const last = points.at(-1);
	if (!first || !last) return "";
	let path = `M${round(first.x)} ${round(first.y)}`;
	for (let i = 1; i < points.length - 1; i++) {
		const corner = points[i] as Point;
		const before = points[i - 1] as Point;
		const after = points[i + 1] as Point;
		const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
		const enter = pointAt([corner, before], r);
		const leave = pointAt([corner, after], r);
		path += `L${round(enter.x)} ${round(enter.y)}Q${round(corner.x)} ${round(corner.y)} ${round(leave.x)} ${round(leave.y)}`;
	}
	return `${path}L${round(last.x)} ${round(last.y)}`;
}

/** SVG path of the arrow head at the end of `points`: `length` px long, as wide as long. */
export function headPath(points: readonly Point[], length = 6): string {
	const tip = points.at(-1);
	const before = points.at(-2);
	if (!tip || !before) return "";
	const d = distance(before, tip) || 1;
	const [ux, uy] = [(tip.x - before.x) / d, (tip.y - before.y) / d];
	const base = { x: tip.x - ux * length, y: tip.y - uy * length };
	const half = length / 2;
	const corner = (side: number) => `${round(base.x - uy * half * side)} ${round(base.y + ux * half * side)}`;
	return `M${round(tip.x)} ${round(tip.y)}L${corner(1)}L${corner(-1)}Z`;
}

/**
 * Where up to `count` tokens stand in line on an arrow of `length` px: distances from its start, the first in line
 * (nearest the tip) first. Fewer than `count` when the arrow is too short for all of them; never none.
 */
export function queuePlaces(length: number, count: number): number[] {
	const room = Math.max(1, Math.floor((length - 2 * TOKEN_GAP) / TOKEN_STEP) + 1);
	const first = length < 2 * TOKEN_GAP ? length / 2 : length - TOKEN_GAP;
	return Array.from({ length: Math.min(count, room) }, (_, i) => first - i * TOKEN_STEP);
}

/**
 * Where a token on its way to `place`, px from the start of an arrow of `length` px, stands when nothing may move: half-way
 * along the arrow, tokens behind one another as they would arrive.
 */
export function halfway(length: number, place: number): number {
	return Math.min(place, Math.max(place / 2, place - length / 2 + TOKEN_GAP));
}
