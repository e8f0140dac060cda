/** One moment on the way from one figure to another, as layers: what goes, what stays, what is new. */
import { cubicInOut } from "svelte/easing";
import type { Arrangement } from "./arrange.ts";
import type { Difference } from "./difference.ts";
import { type Box, type Figure, type FigureEdge, type Layout, nodeOf, type Point } from "./figure.ts";
import { mix } from "./mix.ts";
import { pathLength, pointAt } from "./path.ts";

/** A figure as it stands in some column. */
export interface Standing {
	readonly figure: Figure;
	readonly layout: Layout;
	readonly drawn: Arrangement;
}

/** Frames, dashed lines and arrows that are drawn together. */
interface Layer extends Standing {
	readonly opacity: number;
}

interface MovingBox {
	readonly id: string;
	/** Whose look the box has. */
	readonly look: Standing;
	readonly box: Box;
	readonly opacity: number;
}

export interface Moment {
	readonly layers: readonly Layer[];
	readonly boxes: readonly MovingBox[];
	/** How far what is new is there, 0 to 1. */
	readonly coming: number;
}

/** When things happen, in shares of the whole time. */
const LEAVING = [0, 0.25] as const;
const MOVING = [0.15, 0.7] as const;
const COMING = [0.65, 0.9] as const;
/** In shares of the way: a box that changes its look does so in the middle of it. */
const TURNING = [0.35, 0.65] as const;

/** Two corners nearer than this share of the length are one. */
const ONE = 1e-4;

/** Shares of the length at which the polyline turns, its ends among them. */
function turns(points: readonly Point[]): number[] {
	const length = pathLength(points) || 1;
	return points.map((_, i) => pathLength(points.slice(0, i + 1)) / length);
}

/**
 * The polyline `t` (0 to 1) of the way from `a` to `b`. Both are cut at the same shares of their length, so the start
 * moves to the start, the tip to the tip, and each course has all its corners at its own end.
 */
export function between(a: readonly Point[], b: readonly Point[], t: number): Point[] {
	const shares = [...turns(a), ...turns(b)].sort((x, y) => x - y);
	const cuts = shares.filter((share, i) => i === 0 || share - (shares[i - 1] as number) > ONE);
	const [lengthA, lengthB] = [pathLength(a), pathLength(b)];
	return cuts.map((share) => mix(pointAt(a, share * lengthA), pointAt(b, share * lengthB))(t));
}

/** Share of the span from `begin` to `end` that `time` has passed. */
const passed = (time: number, [begin, end]: readonly [number, number]): number =>
	Math.min(1, Math.max(0, (time - begin) / (end - begin)));

/** What `part` names of a standing figure, to be drawn by the same hands as the whole. */
function layer(
	of: Standing,
	part: { readonly nodes: readonly string[]; readonly edges: readonly FigureEdge[]; readonly lines: readonly number[] },
	opacity: number,
): Layer {
	const { figure, drawn } = of;
	const indices = part.edges.map((edge) => figure.edges.indexOf(edge));
	const pick = <T>(all: readonly T[], which: readonly number[]) => which.map((i) => all[i] as T);
	return {
		figure: {
			...figure,
			nodes: figure.nodes.filter(({ id }) => part.nodes.includes(id)),
			edges: part.edges,
			lines: pick(figure.lines, part.lines),
		},
		layout: of.layout,
		drawn: {
			...drawn,
			edges: pick(drawn.edges, indices),
			notes: [],
			labels: pick(drawn.labels, indices),
			lines: pick(drawn.lines, part.lines),
		},
		opacity,
	};
}

/** The moment at `time`, 0 to 1, on the way from `from` to `to`, whose difference is `parts`. */
export function moment(from: Standing, to: Standing, parts: Difference, time: number): Moment {
	const leaving = 1 - passed(time, LEAVING);
	const moved = cubicInOut(passed(time, MOVING));
	const turned = passed(moved, TURNING);
	const coming = passed(time, COMING);
	const frame = (of: Standing, id: string) => nodeOf(of.figure, id).kind === "group";
	const boxIn = (of: Standing, id: string) => of.drawn.boxes[id] as Box;
	const appearance = (of: Standing, id: string) =>
		JSON.stringify([nodeOf(of.figure, id).kind, of.layout.nodes[id]?.lines]);

	const stays = parts.nodes.kept.map((pair) => ({
		...pair,
		box: mix(boxIn(from, pair.from), boxIn(to, pair.to))(moved),
		// A box that keeps its look is drawn once; another changes from the one look to the other on its way.
		alike: appearance(from, pair.from) === appearance(to, pair.to),
	}));
	const changing = stays.filter(({ alike }) => !alike);
	const course = (of: Standing, edge: FigureEdge) => of.drawn.edges[of.figure.edges.indexOf(edge)] ?? [];
	/** The figure with all that stays on its way; of the arrows that become one, those that `chosen` takes. */
	const onTheWay = (of: Standing, side: "from" | "to", chosen = parts.arrows.kept): Standing => ({
		...of,
		drawn: {
			...of.drawn,
			boxes: Object.fromEntries(stays.map((one) => [one[side], one.box])),
			edges: of.figure.edges.map((edge) => {
				const pair = chosen.find((one) => one[side] === edge);
				return pair ? between(course(from, pair.from), course(to, pair.to), moved) : course(of, edge);
			}),
			labels: of.figure.edges.map(() => null),
			lines: of.drawn.lines.map((line, i) => {
				const pair = parts.lines.kept.find((one) => one[side] === i);
				return pair ? mix(from.drawn.lines[pair.from] ?? line, to.drawn.lines[pair.to] ?? line)(moved) : line;
			}),
			holes: [],
		},
	});
	const arrows = parts.arrows.kept;
	// Two arrows that become one lie in two layers: a layer has each arrow once.
	const merging = arrows.filter((pair, i) => arrows.findIndex((one) => one.to === pair.to) < i);
	const { nodes, arrows: edges, lines } = parts;
	const none = { nodes: [], edges: [], lines: [] };
	return {
		layers: [
			layer(from, { nodes: nodes.gone, edges: edges.gone, lines: lines.gone }, leaving),
			layer(onTheWay(from, "from"), { ...none, nodes: changing.map((one) => one.from) }, 1 - turned),
			layer(onTheWay(to, "to"), { ...none, nodes: changing.map((one) => one.to) }, turned),
			...merging.map((pair) => layer(onTheWay(to, "to", [pair]), { ...none, edges: [pair.to] }, 1)),
			layer(
				onTheWay(to, "to"),
				{
					nodes: stays.filter(({ alike }) => alike).map((one) => one.to),
					edges: [...new Set(arrows.map((pair) => pair.to))],
					lines: lines.kept.map((pair) => pair.to),
				},
				1,
			),
			layer(to, { nodes: nodes.added, edges: edges.added, lines: lines.added }, coming),
		],
		boxes: [
			...nodes.gone.map((id) => ({ id, look: from, box: boxIn(from, id), opacity: leaving })),
			...changing.map(({ from: id, box }) => ({ id, look: from, box, opacity: turned < 1 ? 1 : 0 })),
			...stays.map(({ to: id, box, alike }) => ({ id, look: to, box, opacity: alike ? 1 : turned })),
			...nodes.added.map((id) => ({ id, look: to, box: boxIn(to, id), opacity: coming })),
		].filter(({ look, id }) => !frame(look, id)),
		coming,
	};
}
