/** The difference between two figures in words, for those who do not see it move. */
import type { Difference } from "./difference.ts";
import { type Figure, type FigureNode, frameOf, nodeOf } from "./figure.ts";

export interface ChangeWords {
	/** What kind of change: "New", "Gone", "Moved" and so on. */
	readonly term: string;
	/** What it befell, without a full stop. */
	readonly text: string;
}

/** `values` by what `key` says of them, both in the order of their first appearance. */
function groups<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
	const found = new Map<string, T[]>();
	for (const value of values) found.set(key(value), [...(found.get(key(value)) ?? []), value]);
	return found;
}

/** Names, those in a frame after those in none: "Trigger; in Automated pipeline: Data validation, Model validation". */
function byFrame(figure: Figure, ids: readonly string[]): string {
	const found = groups(ids, (id) => frameOf(figure, id)?.name ?? "");
	const free = found.get("") ?? [];
	found.delete("");
	const names = (members: readonly string[]) => members.map((id) => nodeOf(figure, id).name).join(", ");
	const framed = [...found].map(([frame, members]) => `in ${frame}: ${names(members)}`);
	return [...(free.length > 0 ? [names(free)] : []), ...framed].join("; ");
}

interface NodePair {
	readonly from: FigureNode;
	readonly to: FigureNode;
}

/** "Offline data, now Feature store"; one that became two, and two that became one, in one phrase. */
function renamed(pairs: readonly NodePair[]): string {
	const became = groups(pairs, ({ from }) => from.id);
	const together = groups(pairs, ({ from, to }) => ((became.get(from.id)?.length ?? 0) > 1 ? from.id : to.id));
	const names = (nodes: readonly FigureNode[]) => [...new Set(nodes.map(({ name }) => name))].join(" and ");
	return [...together.values()]
		.map((some) => [names(some.map(({ from }) => from)), names(some.map(({ to }) => to))] as const)
		.filter(([before, now]) => before !== now)
		.map(([before, now]) => `${before}, now ${now}`)
		.join("; ");
}

const BY_HAND = "manual";

/** What `change`, the difference from `before` to `after`, means: one entry per kind of change that there is. */
export function changeInWords(before: Figure, after: Figure, change: Difference): ChangeWords[] {
	const pairs = change.nodes.kept.map(({ from, to }) => ({ from: nodeOf(before, from), to: nodeOf(after, to) }));
	const names = (some: readonly NodePair[]) => [...new Set(some.map(({ to }) => to.name))].join(", ");
	const handedOver = pairs.filter(({ from, to }) => from.kind === BY_HAND && to.kind === "automated");
	const takenBack = pairs.filter(({ from, to }) => from.kind === "automated" && to.kind === BY_HAND);
	const moved = pairs.filter(({ from, to }) => {
		const [old, now] = [frameOf(before, from.id)?.id, frameOf(after, to.id)?.id];
		return now !== undefined && !change.nodes.kept.some((pair) => pair.from === old && pair.to === now);
	});
	const places = groups(moved, ({ to }) => frameOf(after, to.id)?.name ?? "");
	const lines = (figure: Figure, which: readonly number[]) => which.map((i) => lineInWords(figure.lines[i]));
	const said = (...parts: readonly string[]) => parts.filter((part) => part !== "").join("; ");
	const { added, gone } = change.arrows;
	const all = [
		{ term: "New", text: said(byFrame(after, change.nodes.added), ...lines(after, change.lines.added)) },
		{ term: "Gone", text: said(byFrame(before, change.nodes.gone), ...lines(before, change.lines.gone)) },
		{ term: "Renamed", text: renamed(pairs) },
		{ term: "Moved", text: said(...[...places].map(([frame, some]) => `${names(some)} into ${frame}`)) },
		{ term: "Automated, by hand before", text: names(handedOver) },
		{ term: "By hand, automated before", text: names(takenBack) },
		{
			term: "Arrows",
			text:
				added.length + gone.length > 0
					? `${added.length} new, ${gone.length} gone, ${after.edges.length - added.length} as before`
					: "",
		},
	];
	return all.filter(({ text }) => text !== "");
}

const lineInWords = (line: Figure["lines"][number] | undefined): string =>
	line?.kind === "vertical" ? `the line between ${line.left} and ${line.right}` : `the line under ${line?.above}`;
