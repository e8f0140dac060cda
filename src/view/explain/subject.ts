import type { MonitorLook } from "../../engine/monitor-look.ts";
import type { Correction } from "../../monitor/multiple-testing.ts";
import type { StatisticId } from "../../monitor/two-sample/statistics.ts";
import type { OpsEvent } from "../../ops/events.ts";
import type { CorrectionTest, DetectorId, EstimateId, LookedErrors } from "./alarms.ts";
import type { LookedLane } from "./figures.ts";
import type { LineId } from "./lines.ts";
import type { LookedMeasure, MeasureId } from "./measures.ts";
import type { LookedFeature } from "./statistics.ts";

/** What may be explained, and what it takes its present numbers from. */
export type Subject =
	| { readonly kind: "statistic"; readonly id: StatisticId; readonly looked: LookedFeature }
	| { readonly kind: "correction"; readonly id: Correction; readonly looked: CorrectionTest }
	| { readonly kind: "detector"; readonly id: DetectorId; readonly looked: LookedErrors }
	| { readonly kind: "estimate"; readonly id: EstimateId; readonly looked: MonitorLook["estimates"] }
	| { readonly kind: "measure"; readonly id: MeasureId; readonly looked: LookedMeasure }
	| { readonly kind: "figure"; readonly id: string; readonly looked: readonly LookedLane[] }
	| { readonly kind: "line"; readonly id: LineId; readonly looked: readonly OpsEvent[] }
	| { readonly kind: "box"; readonly id: string; readonly looked: readonly OpsEvent[] };
