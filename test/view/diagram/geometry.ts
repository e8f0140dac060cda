import type { Arrangement } from "../../../src/view/diagram/arrange.ts";
import type { Box, Figure, Point } from "../../../src/view/diagram/figure.ts";

/** A drawn arrangement read back as a topology: what passes through, stands below, is crossed, is touched. */

const EPSILON = 1e-6;
/** px by which two things must be apart to count as apart. */
const CLEAR = 1;

const right = (box: Box): number => box.x + box.width;
const bottom = (box: Box): number => box.y + box.height;

const leaves = (figure: Figure): string[] =>
	figure.nodes.filter((node) => node.kind !== "group").map((node) => node.id);

export const boxOf = (drawn: Arrangement, id: string): Box => drawn.boxes[id] as Box;

export function contains(outer: Box, inner: Box): boolean {
	return outer.x < inner.x && outer.y < inner.y && right(outer) > right(inner) && bottom(outer) > bottom(inner);
}

export function overlap(a: Box, b: Box): boolean {
	return a.x < right(b) - EPSILON && b.x < right(a) - EPSILON && a.y < bottom(b) - EPSILON && b.y < bottom(a) - EPSILON;
}

/** Pairs of boxes that lie on one another; a frame may lie under what it holds. */
export function collisions(figure: Figure, drawn: Arrangement): string[] {
	return figure.nodes.flatMap((a, i) =>
		figure.nodes.slice(i + 1).flatMap((b) => {
			const held = a.holds?.includes(b.id) || b.holds?.includes(a.id);
			return !held && overlap(boxOf(drawn, a.id), boxOf(drawn, b.id)) ? [`${a.id} on ${b.id}`] : [];
		}),
	);
}

/** Nodes whose box the i-th dashed line cuts. */
export function cutBy(figure: Figure, drawn: Arrangement, line: number): string[] {
	const { at, from, to } = drawn.lines[line] as Arrangement["lines"][number];
	const horizontal = figure.lines[line]?.kind === "horizontal";
	return leaves(figure).filter((id) => {
		const box = boxOf(drawn, id);
		const [low, high] = horizontal ? [box.y, bottom(box)] : [box.x, right(box)];
		const [start, end] = horizontal ? [box.x, right(box)] : [box.y, bottom(box)];
		return at > low + CLEAR && at < high - CLEAR && start >= from - EPSILON && end <= to + EPSILON;
	});
}

export const below = (figure: Figure, drawn: Arrangement, at: number): string[] =>
	leaves(figure).filter((id) => boxOf(drawn, id).y > at + CLEAR);

export const leftOf = (drawn: Arrangement, id: string, at: number): boolean => right(boxOf(drawn, id)) < at - CLEAR;
export const rightOf = (drawn: Arrangement, id: string, at: number): boolean => boxOf(drawn, id).x > at + CLEAR;

/** Whether `point` lies on the border of `box`. */
export function onBorder(point: Point, box: Box): boolean {
	const near = (a: number, b: number) => Math.abs(a - b) < EPSILON;
	const withinX = point.x >= box.x - EPSILON && point.x <= right(box) + EPSILON;
	const withinY = point.y >= box.y - EPSILON && point.y <= bottom(box) + EPSILON;
	return (
		(withinY && (near(point.x, box.x) || near(point.x, right(box)))) ||
		(withinX && (near(point.y, box.y) || near(point.y, bottom(box))))
	);
}

/** Boxes that the i-th arrow runs through, frames that hold one of its ends left aside. */
export function runsThrough(figure: Figure, drawn: Arrangement, edge: number): string[] {
	const { from, to } = figure.edges[edge] as Figure["edges"][number];
	const points = drawn.edges[edge] as readonly Point[];
	return figure.nodes
		.filter((node) => !node.holds?.includes(from) && !node.holds?.includes(to))
		.filter(({ id }) =>
			points.slice(1).some((point, i) => {
				const start = points[i] as Point;
				const box = boxOf(drawn, id);
				const piece = {
					x: Math.min(start.x, point.x),
					y: Math.min(start.y, point.y),
					width: Math.abs(start.x - point.x),
					height: Math.abs(start.y - point.y),
				};
				return (
					piece.x < right(box) - EPSILON &&
					piece.x + piece.width > box.x + EPSILON &&
					piece.y < bottom(box) - EPSILON &&
					piece.y + piece.height > box.y + EPSILON
				);
			}),
		)
		.map(({ id }) => id);
}

interface Piece {
	readonly across: "x" | "y";
	readonly at: number;
	readonly from: number;
	readonly to: number;
}

const piecesOf = (points: readonly Point[]): Piece[] =>
	points.slice(1).map((b, i) => {
		const a = points[i] as Point;
		const [across, along] = Math.abs(a.x - b.x) < EPSILON ? (["x", "y"] as const) : (["y", "x"] as const);
		return { across, at: a[across], from: Math.min(a[along], b[along]), to: Math.max(a[along], b[along]) };
	});

/** Pairs of arrows that run along one another, nearer than `apart` px for longer than `along` px. */
export function sideBySide(figure: Figure, drawn: Arrangement, apart: number, along: number): string[] {
	const pieces = drawn.edges.map(piecesOf);
	const close = (a: Piece, b: Piece) =>
		a.across === b.across && Math.abs(a.at - b.at) < apart && Math.min(a.to, b.to) - Math.max(a.from, b.from) > along;
	return figure.edges.flatMap((a, i) =>
		figure.edges.slice(i + 1).flatMap((b, j) => {
			const together = pieces[i]?.some((one) => pieces[i + 1 + j]?.some((other) => close(one, other)));
			return together ? [`${a.from} > ${a.to} along ${b.from} > ${b.to}`] : [];
		}),
	);
}
