import { explainCorrection, explainDetector, explainEstimate } from "./alarms.ts";
import { explainBox } from "./boxes.ts";
import type { Explained } from "./explanation.ts";
import { explainFigure } from "./figures.ts";
import { explainLine } from "./lines.ts";
import { explainMeasure } from "./measures.ts";
import { explainStatistic } from "./statistics.ts";
import type { Subject } from "./subject.ts";

/** What something is, with its present numbers. */
export function explain(about: Subject): Explained {
	switch (about.kind) {
		case "statistic":
			return explainStatistic(about.id, about.looked);
		case "correction":
			return explainCorrection(about.id, about.looked);
		case "detector":
			return explainDetector(about.id, about.looked);
		case "estimate":
			return explainEstimate(about.id, about.looked);
		case "measure":
			return explainMeasure(about.id, about.looked);
		case "figure":
			return explainFigure(about.id, about.looked);
		case "line":
			return explainLine(about.id, about.looked);
		case "box":
			return explainBox(about.id, about.looked);
	}
}
