import { type Arrangement, arrange } from "../../../src/view/diagram/arrange.ts";
import { boxesOf, type Figure, type Layout } from "../../../src/view/diagram/figure.ts";

interface Drawing {
	/** Width and opened box in words. */
	readonly as: string;
	readonly drawn: Arrangement;
}

/** Every way a layout is shown: at its own width, at its narrowest, wider, and with each box open. */
export const drawings = (figure: Figure, layout: Layout): Drawing[] =>
	[layout.width, layout.minWidth, layout.width * 1.2].flatMap((width) =>
		[null, ...boxesOf(figure).map((node) => node.id)].map((open) => ({
			as: `${Math.round(width)} px wide, open: ${open}`,
			drawn: arrange(figure, layout, width, open === null ? null : { id: open, height: 214 }),
		})),
	);
