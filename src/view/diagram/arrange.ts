/**
 * A layout made to fit: into a column of some width, and around an opened box. Both axes are stretched piece by piece, so
 * boxes that stood beside, above or across one another still do, and arrows stay horizontal and vertical.
 */
import {
	type Box,
	boxesOf,
	type Figure,
	type FigureEdge,
	type Hole,
	type Layout,
	type LineLabel,
	type Note,
	type PlacedLine,
	type PlacedNode,
	type Point,
	type Port,
	placeOf,
	routeOf,
	type Side,
} from "./figure.ts";

/** px between a row of boxes and the panel opened under it. */
const PANEL_GAP = 8;
/** Share of a gap between boxes that is kept when they close up. */
const GAP_KEPT = 0.5;
/** px: words nearer to their arrow than this go where it goes; others stay with what they stand under. */
const NEAR = 24;

interface Opening {
	readonly id: string;
	/** Height in px that the opened content needs. */
	readonly height: number;
}

/** A layout with every coordinate final, in px. */
export interface Arrangement {
	readonly width: number;
	readonly height: number;
	readonly boxes: Readonly<Record<string, Box>>;
	/** Arrows in the order of the figure's edges. */
	readonly edges: readonly (readonly Point[])[];
	readonly notes: readonly Note[];
	readonly labels: readonly (LineLabel | null)[];
	readonly lines: readonly PlacedLine[];
	readonly holes: readonly Hole[];
	/** The panel under a row, when the layout opens below. */
	readonly panel: Box | null;
}

/** How much wider than drawn a figure may grow before it stands in the middle of its column. */
const GROWTH = 1.2;

/** The layout of `figure` for a column of `column` px, and the width it takes; its own width where the column is not known (0). */
export function fitted(figure: Figure, column: number): { readonly layout: Layout; readonly width: number } {
	const layout = column > 0 && column < figure.wide.minWidth ? figure.compact : figure.wide;
	return { layout, width: column > 0 ? Math.min(column, layout.width * GROWTH) : layout.width };
}

type Scale = (value: number) => number;

/**
 * `layout` of `figure` fitted into `width` px (not narrower than the layout allows), with `opening` open.
 * Throws when the layout lacks a node or an arrow of the figure.
 */
export function arrange(figure: Figure, layout: Layout, width: number, opening: Opening | null): Arrangement {
	const ids = boxesOf(figure).map((node) => node.id);
	const places = ids.map((id) => placeOf(layout, id));
	const opened = opening === null ? null : placeOf(layout, opening.id);
	const inPlace = width >= layout.opensInPlaceFrom ? opened : null;
	const total = Math.max(width, layout.minWidth);
	const fx = horizontalScale(layout, places, total, inPlace);
	const below = opened && !inPlace ? bottomOfRow(layout, opened) : null;
	const fy = verticalScale(layout, inPlace, opening?.height ?? 0, below);

	const boxes: Record<string, Box> = {};
	for (const node of figure.nodes) {
		const place = placeOf(layout, node.id);
		const whole = node.kind === "group" || place === inPlace;
		boxes[node.id] = fitBox(place, fx, fy, whole);
	}
	const same: Scale = (value) => value;
	const words = <T extends Note>(note: T, i: number): T => {
		const edge = figure.edges[i] as FigureEdge;
		// A panel only shifts what is below it; words that moved along a longer arrow would end up behind it.
		if (below !== null) return { ...note, x: fx(note.x), y: fy(note.y) };
		const natural = edgePoints(edge, layout, layout.nodes, same, same);
		return moveNote(note, natural, edges[i] as Point[], fx, fy);
	};
	const edges = figure.edges.map((edge) => edgePoints(edge, layout, boxes, fx, fy));
	const routes = figure.edges.map((edge) => routeOf(layout, edge));
	return {
		width: total,
		// A panel under the last row stands below all that the layout has.
		height: below === null ? fy(layout.height) : layout.height + (opening as Opening).height + 2 * PANEL_GAP,
		boxes,
		edges,
		notes: routes.map(({ note }, i) => words(note, i)),
		labels: routes.map(({ label }, i) => (label ? words(label, i) : null)),
		lines: layout.lines.map((line, i) => moveLine(line, figure.lines[i]?.kind === "horizontal", fx, fy)),
		holes: layout.holes.map((hole) => ({
			...hole,
			x: Math.max(0, fx(hole.x + hole.width / 2) - hole.width / 2),
			y: fy(hole.y),
		})),
		panel:
			below === null ? null : { x: 0, y: fy(below) + PANEL_GAP, width: total, height: (opening as Opening).height },
	};
}

/** The box in its stretched room: all of it, or its own size in the middle, at the top or at the bottom. */
function fitBox(box: PlacedNode, fx: Scale, fy: Scale, whole: boolean): Box {
	const [left, right, top, bottom] = [fx(box.x), fx(box.x + box.width), fy(box.y), fy(box.y + box.height)];
	const width = whole ? right - left : Math.min(box.width, right - left);
	const height = whole ? bottom - top : Math.min(box.height, bottom - top);
	const spare = bottom - top - height;
	const y = top + (box.stays === "top" ? 0 : box.stays === "bottom" ? spare : spare / 2);
	return { x: (left + right - width) / 2, y, width, height };
}

/** Words beside an arrow, moved with the nearest place of the arrow or, when that is not near, with the room around. */
function moveNote<T extends Note>(
	note: T,
	natural: readonly Point[],
	drawn: readonly Point[],
	fx: Scale,
	fy: Scale,
): T {
	let moved: T = { ...note, x: fx(note.x), y: fy(note.y) };
	let least = NEAR;
	for (let i = 1; i < natural.length; i++) {
		const [a, b] = [natural[i - 1] as Point, natural[i] as Point];
		const length = Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
		const along = length > 0 ? ((note.x - a.x) * (b.x - a.x) + (note.y - a.y) * (b.y - a.y)) / length ** 2 : 0;
		const share = Math.max(0, Math.min(1, along));
		const dx = note.x - (a.x + (b.x - a.x) * share);
		const dy = note.y - (a.y + (b.y - a.y) * share);
		if (Math.hypot(dx, dy) >= least) continue;
		least = Math.hypot(dx, dy);
		const [c, d] = [drawn[i - 1] as Point, drawn[i] as Point];
		moved = { ...note, x: c.x + (d.x - c.x) * share + dx, y: c.y + (d.y - c.y) * share + dy };
	}
	return moved;
}

function moveLine(line: PlacedLine, horizontal: boolean, fx: Scale, fy: Scale): PlacedLine {
	const [across, along] = horizontal ? [fy, fx] : [fx, fy];
	const shift = across(line.at) - line.at;
	// Labels keep their distance from the line, whatever happens to the room beside it.
	const move = (label: LineLabel): LineLabel => ({
		...label,
		x: horizontal ? fx(label.x) : label.x + shift,
		y: horizontal ? label.y + shift : fy(label.y),
	});
	return {
		at: across(line.at),
		from: along(line.from),
		to: along(line.to),
		before: move(line.before),
		after: move(line.after),
	};
}

/** Stretches x so that the layout fills `width`: the opened box gets its room, gaps give way first, then boxes. */
function horizontalScale(
	layout: Layout,
	places: readonly { x: number; width: number; minWidth: number }[],
	width: number,
	opened: Box | null,
): Scale {
	const knots = [...new Set([0, layout.width, ...places.flatMap((p) => [p.x, p.x + p.width])])].sort((a, b) => a - b);
	const first = Math.min(...places.map((p) => p.x));
	const last = Math.max(...places.map((p) => p.x + p.width));
	const pieces = knots.slice(1).map((end, i) => {
		const start = knots[i] as number;
		const length = end - start;
		const covers = (box: { x: number; width: number }) => box.x <= start && box.x + box.width >= end;
		if (opened && covers(opened)) {
			const grown = (length * layout.openWidth) / opened.width;
			return { length: grown, least: grown };
		}
		// Outside the outermost boxes run the arrows that go round: they keep their distance.
		if (end <= first || start >= last) return { length, least: length };
		const kept = places.filter(covers).map((place) => place.minWidth / place.width);
		return { length, least: length * (kept.length > 0 ? Math.max(...kept) : GAP_KEPT) };
	});
	const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
	const slack = pieces.reduce((sum, piece) => sum + piece.length - piece.least, 0);
	const spare = width - total;
	// Wider: everything grows alike. Narrower: each piece gives the same share of what it can give.
	const give = spare < 0 && slack > 0 ? Math.min(1, -spare / slack) : 0;
	const fitted = pieces.map(({ length, least }) => length - give * (length - least));
	const sum = fitted.reduce((a, b) => a + b, 0);
	return piecewise(
		knots,
		fitted.map((length) => (length * width) / sum),
	);
}

/** Stretches y: an opened box pushes what is below it down, a panel opens a gap under its row. */
function verticalScale(layout: Layout, opened: Box | null, height: number, below: number | null): Scale {
	if (below !== null) return (y) => (y > below ? y + height + 2 * PANEL_GAP : y);
	if (!opened) return (y) => y;
	const bottom = opened.y + opened.height;
	return piecewise(
		[0, opened.y, bottom, layout.height],
		[opened.y, Math.max(opened.height, height), layout.height - bottom],
	);
}

/** Monotone, piece by piece linear: `knots` ascending, `lengths[i]` the new length of the i-th piece. Straight on outside. */
function piecewise(knots: readonly number[], lengths: readonly number[]): Scale {
	return (value) => {
		let to = 0;
		for (let i = 0; i < lengths.length; i++) {
			const start = knots[i] as number;
			const end = knots[i + 1] as number;
			const length = lengths[i] as number;
			if (value <= end && end > start) return to + ((value - start) / (end - start)) * length;
			to += length;
		}
		return to + value - (knots.at(-1) as number);
	};
}

/** Lowest edge of everything that stands across the bottom edge of `box`, frames included. */
function bottomOfRow(layout: Layout, box: Box): number {
	let bottom = box.y + box.height;
	for (;;) {
		const across = Object.values(layout.nodes).filter((p) => p.y < bottom && p.y + p.height > bottom);
		if (across.length === 0) return bottom;
		bottom = Math.max(...across.map((p) => p.y + p.height));
	}
}

const isHorizontal = (side: Side): boolean => side === "left" || side === "right";

/** Corners of an arrow from border to border; consecutive points differ in one coordinate only. */
function edgePoints(
	edge: FigureEdge,
	layout: Layout,
	boxes: Readonly<Record<string, Box>>,
	fx: Scale,
	fy: Scale,
): Point[] {
	const route = routeOf(layout, edge);
	const ends = [
		{ natural: placeOf(layout, edge.from), box: boxes[edge.from] as Box, port: route.exit },
		{ natural: placeOf(layout, edge.to), box: boxes[edge.to] as Box, port: route.entry },
	] as const;
	let [start, end] = ends.map(({ natural, box, port }) => portPoint(natural, box, port)) as [Point, Point];
	const via = route.via ?? [];
	const turns = isHorizontal(route.exit.side) !== isHorizontal(route.entry.side);
	if (turns !== (via.length % 2 === 0) && via.length > 0) {
		throw new Error(`arrow ${edgeKeyOf(edge)} cannot end on the ${route.entry.side}`);
	}
	if (!turns && via.length === 0) {
		// One straight piece: the smaller of the two boxes says where it runs.
		const level = isHorizontal(route.exit.side) ? "y" : "x";
		const size = level === "y" ? "height" : "width";
		const smaller = ends[0].box[size] <= ends[1].box[size] ? start : end;
		start = { ...start, [level]: smaller[level] };
		end = { ...end, [level]: smaller[level] };
	}
	const points = [start];
	let horizontal = isHorizontal(route.exit.side);
	let here = start;
	const go = (to: number) => {
		here = horizontal ? { x: to, y: here.y } : { x: here.x, y: to };
		points.push(here);
		horizontal = !horizontal;
	};
	for (const turn of via) go(horizontal ? fx(turn) : fy(turn));
	if (horizontal !== isHorizontal(route.entry.side)) go(horizontal ? end.x : end.y);
	points.push(end);
	return points;
}

const edgeKeyOf = (edge: FigureEdge): string => `${edge.from} to ${edge.to}`;

/** The port on the drawn box, at the same share of its side as on the box of the layout. */
function portPoint(natural: Box, box: Box, port: Port): Point {
	if (isHorizontal(port.side)) {
		const share = port.at === undefined ? 0.5 : (port.at - natural.y) / natural.height;
		return { x: port.side === "left" ? box.x : box.x + box.width, y: box.y + share * box.height };
	}
	const share = port.at === undefined ? 0.5 : (port.at - natural.x) / natural.width;
	return { x: box.x + share * box.width, y: port.side === "top" ? box.y : box.y + box.height };
}
