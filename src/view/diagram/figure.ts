/**
 * A figure of the live diagram as data: what there is (nodes, arrows, dashed lines) is said once; where it stands is said
 * in two layouts, one for a wide column and one for a phone. All lengths in px on screen.
 */

export type NodeKind =
	| "store"
	| "manual"
	| "automated"
	| "artifact"
	| "service"
	| "trigger"
	| "process"
	| "product"
	| "group";

export interface FigureNode {
	readonly id: string;
	readonly kind: NodeKind;
	/** Full name in words. */
	readonly name: string;
	/** Nodes drawn inside a group's frame. */
	readonly holds?: readonly string[];
	/** A group's border; without it the group is a tinted sheet. */
	readonly frame?: "dotted";
	/** The figure's own number of this stage (Level 2 counts 1 to 6). */
	readonly number?: number;
}

export interface FigureEdge {
	readonly from: string;
	readonly to: string;
	/** Heads at both ends: a person goes back and forth. */
	readonly both?: boolean;
	/** Dotted arrows carry signals and metadata; solid is the default. */
	readonly style?: "dotted";
	/** No head at all. */
	readonly plain?: boolean;
	readonly label?: string;
	/** Part of the one track on which data come in, and what is made of them goes on to the service. */
	readonly track?: "data" | "model";
}

/** A dashed border that runs across the figure and through some of its nodes. */
type FigureLine =
	| { readonly kind: "horizontal"; readonly above: string; readonly below: string }
	| { readonly kind: "vertical"; readonly left: string; readonly right: string };

export interface Point {
	readonly x: number;
	readonly y: number;
}

export interface Box extends Point {
	readonly width: number;
	readonly height: number;
}

/**
 * What a closed box shows. `tall`: room for a name of three lines, the picture, the fact. `short`: the same without that
 * room. `row`: name, picture and fact side by side. `fact`: name and fact. `name`: the name alone.
 */
export type Face = "tall" | "short" | "row" | "fact" | "name";

export interface PlacedNode extends Box {
	/** The name broken into lines that fit the box; empty when the name is not drawn. */
	readonly lines: readonly string[];
	/** `tall` unless told; of a frame only `fact` counts: the fact stands under the title, not at the other end of its line. */
	readonly face?: Face;
	/** What the box may be narrowed to when a neighbour opens. */
	readonly minWidth: number;
	/** Where the box stands when an opened neighbour makes its room higher; in the middle unless told. */
	readonly stays?: "top" | "bottom";
	/** Left edge of a group's title, from the group's own left edge; 8 unless told. */
	readonly titleAt?: number;
}

export type Side = "left" | "right" | "top" | "bottom";

/** Where an arrow meets a box: a side, and a place on it as an absolute coordinate (the middle unless told). */
export interface Port {
	readonly side: Side;
	readonly at?: number;
}

/** Where words about an arrow stand: baseline and anchor, hand-placed so that they cross nothing. */
export interface Note extends Point {
	readonly anchor: "start" | "middle" | "end";
}

/** An arrow's way: it leaves along its side's normal and turns at each coordinate of `via`, x and y by turns. */
export interface Route {
	readonly exit: Port;
	readonly entry: Port;
	readonly via?: readonly number[];
	readonly note: Note;
	/** The arrow's own label, where it has one. */
	readonly label?: LineLabel;
}

export interface LineLabel extends Note {
	/** The label's text, one entry a row, downwards from the baseline. */
	readonly rows: readonly string[];
}

export interface PlacedLine {
	/** y of a horizontal line, x of a vertical one. */
	readonly at: number;
	readonly from: number;
	readonly to: number;
	/** Above or left of the line. */
	readonly before: LineLabel;
	/** Below or right of the line. */
	readonly after: LineLabel;
}

/** A part that the level lacks: drawn as a hole, in italic, never a node. */
export interface Hole extends Box {
	readonly rows: readonly string[];
}

export interface Layout {
	readonly width: number;
	readonly height: number;
	/** Narrowest column in which this layout still reads. */
	readonly minWidth: number;
	/** From this width on a box opens where it stands; in a narrower column as a panel across it, under the box's row. */
	readonly opensInPlaceFrom: number;
	/** Width of a box opened in place. */
	readonly openWidth: number;
	readonly nodes: Readonly<Record<string, PlacedNode>>;
	/** By `edgeKey`. */
	readonly routes: Readonly<Record<string, Route>>;
	/** In the order of the figure's lines. */
	readonly lines: readonly PlacedLine[];
	readonly holes: readonly Hole[];
}

export interface Figure {
	readonly title: string;
	readonly nodes: readonly FigureNode[];
	readonly edges: readonly FigureEdge[];
	readonly lines: readonly FigureLine[];
	readonly wide: Layout;
	readonly compact: Layout;
}

export const edgeKey = (edge: { readonly from: string; readonly to: string }): string => `${edge.from} > ${edge.to}`;

/** The node called `id`. Throws when the figure has none. */
export function nodeOf(figure: Figure, id: string): FigureNode {
	const node = figure.nodes.find((one) => one.id === id);
	if (!node) throw new Error(`${figure.title}: no node ${id}`);
	return node;
}

/** Where `id` stands in `layout`. Throws when it stands nowhere. */
export function placeOf(layout: Layout, id: string): PlacedNode {
	const place = layout.nodes[id];
	if (!place) throw new Error(`node ${id} has no place`);
	return place;
}

/** The way of `edge` in `layout`. Throws when it has none. */
export function routeOf(layout: Layout, edge: FigureEdge): Route {
	const route = layout.routes[edgeKey(edge)];
	if (!route) throw new Error(`arrow ${edgeKey(edge)} has no route`);
	return route;
}

/** The frame that `id` stands in, if it stands in one. */
export const frameOf = (figure: Figure, id: string): FigureNode | undefined =>
	figure.nodes.find((node) => node.holds?.includes(id));

/** A node's name as it is said: with its number, and with its frame where the figure has the name twice. */
export function spokenName(figure: Figure, id: string): string {
	const { name, number } = nodeOf(figure, id);
	const twice = figure.nodes.filter((node) => node.name === name).length > 1;
	const more = number ?? (twice ? frameOf(figure, id)?.name : undefined);
	return more === undefined ? name : `${name} (${more})`;
}

/** The boxes a person can open, in the order of the figure; groups are frames and do not open. */
export const boxesOf = (figure: Figure): FigureNode[] => figure.nodes.filter((node) => node.kind !== "group");
