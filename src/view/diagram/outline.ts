/** The border of each kind of node as SVG paths. */
import type { Box, NodeKind } from "./figure.ts";

/** Thickness of a product's foot, px. */
const FOOT = 4;
/** Half the height of a cylinder's lid, px. */
const LID = 5;
/** Corner of a service, px. */
const SERVICE_RADIUS = 18;

interface Outline {
	/** Closed: filled and stroked. */
	readonly body: string;
	/** Open strokes over the body: a cylinder's lid, a product's foot. */
	readonly over: string;
}

const rectangle = ({ x, y, width, height }: Box): string => `M${x} ${y}h${width}v${height}h${-width}Z`;

function rounded({ x, y, width, height }: Box, radius: number): string {
	const r = Math.min(radius, width / 2, height / 2);
	const [w, h] = [width - 2 * r, height - 2 * r];
	const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
	return `M${x + r} ${y}h${w}${corner(r, r)}v${h}${corner(-r, r)}h${-w}${corner(-r, -r)}v${-h}${corner(r, -r)}Z`;
}

function ellipse({ x, y, width, height }: Box): string {
	const arc = (dx: number) => `a${width / 2} ${height / 2} 0 0 1 ${dx} 0`;
	return `M${x} ${y + height / 2}${arc(width)}${arc(-width)}Z`;
}

/** Store: cylinder. Service: rounded. Artifact: torn lower edge. Trigger and process: ellipse. Product: a box on a foot. Everything else: box. */
export function outline(kind: NodeKind, box: Box): Outline {
	const { x, y, width, height } = box;
	switch (kind) {
		case "store": {
			const arc = (sweep: 0 | 1, dx: number) => `a${width / 2} ${LID} 0 0 ${sweep} ${dx} 0`;
			return {
				body: `M${x} ${y + LID}${arc(1, width)}v${height - 2 * LID}${arc(1, -width)}Z`,
				over: `M${x} ${y + LID}${arc(0, width)}`,
			};
		}
		case "artifact":
			return {
				body: `M${x} ${y}h${width}v${height - 4}c${-width * 0.3} ${-4} ${-width * 0.6} ${10} ${-width} ${4}Z`,
				over: "",
			};
		case "service":
			return { body: rounded(box, SERVICE_RADIUS), over: "" };
		case "trigger":
		case "process":
			return { body: ellipse(box), over: "" };
		case "product":
			return { body: rectangle(box), over: `M${x} ${y + height - FOOT}h${width}` };
		default:
			return { body: rectangle(box), over: "" };
	}
}
