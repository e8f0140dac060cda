/** What changes from one figure to another: what is added, what stays under which name, what goes. */
import type { Figure, FigureEdge } from "./figure.ts";

/** The same thing in the figure before and in the figure after. */
interface Pair<T> {
	readonly from: T;
	readonly to: T;
}

interface Change<T> {
	readonly kept: readonly Pair<T>[];
	/** Only in the figure after. */
	readonly added: readonly T[];
	/** Only in the figure before. */
	readonly gone: readonly T[];
}

export interface Difference {
	/** Node ids, frames among them. One box may become two, and two one: then it stands in two pairs. */
	readonly nodes: Change<string>;
	/** An arrow stays where one leads between what both its ends have become. */
	readonly arrows: Change<FigureEdge>;
	/** Dashed lines, as indices. */
	readonly lines: Change<number>;
}

/** What a box of a higher level was called at the level before; a box at level 0 may be there twice. */
const CALLED_BEFORE: Readonly<Record<string, string>> = {
	"feature-store": "offline-data",
	"data-analysis": "data-extraction-and-analysis",
	"data-extraction": "data-extraction-and-analysis",
	"orchestrated-experiment": "manual-experiment-steps",
	"model-evaluation": "model-evaluation-and-validation",
	"model-validation": "model-evaluation-and-validation",
	"cd-model-serving": "model-serving",
	"cd-pipeline-deployment": "pipeline-deployment",
};

/** Whether `from`, of the one figure, and `to`, of the other, are the same thing: by id, or by the name of the level before. */
const same = (from: string, to: string): boolean =>
	from === to || CALLED_BEFORE[to] === from || CALLED_BEFORE[from] === to;

function change<T>(before: readonly T[], after: readonly T[], matches: (from: T, to: T) => boolean): Change<T> {
	const kept = after.flatMap((to) => before.filter((from) => matches(from, to)).map((from) => ({ from, to })));
	return {
		kept,
		added: after.filter((to) => !kept.some((pair) => pair.to === to)),
		gone: before.filter((from) => !kept.some((pair) => pair.from === from)),
	};
}

/** The difference that leads from `before` to `after`; from a figure to itself, everything is kept. */
export function difference(before: Figure, after: Figure): Difference {
	const ids = (figure: Figure) => figure.nodes.map((node) => node.id);
	const words = (figure: Figure, line: number) => JSON.stringify(figure.lines[line]);
	return {
		nodes: change(ids(before), ids(after), same),
		arrows: change(before.edges, after.edges, (from, to) => same(from.from, to.from) && same(from.to, to.to)),
		lines: change([...before.lines.keys()], [...after.lines.keys()], (from, to) => {
			return words(before, from) === words(after, to);
		}),
	};
}
