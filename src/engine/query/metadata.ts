import { type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";
import { codeOfRun } from "./code-at.ts";
import { type PipelineRun, pipelineRuns } from "./pipeline-runs.ts";

/**
 * What the ML metadata store records of one run of the pipeline, item by item as Google's article lists it ("MLOps:
 * continuous delivery and automation pipelines in machine learning", section "Metadata management").
 */
export interface RunRecord {
	/** Number, executor, start and end, and for each attempt at a step its start, end and artifact. */
	readonly run: PipelineRun;
	/** Versions executed: the revision of the pipeline is `run.revision`; the commits that its components hold. */
	readonly commits: readonly string[];
	/** Package that was executed; null for the code of the first day, and where nothing is packaged. */
	readonly package: string | null;
	/** Parameter arguments passed to the pipeline. */
	readonly parameters: Readonly<Record<string, string | number>>;
	/** Pointers to what each step made, by its content hash. */
	readonly artifacts: Readonly<Record<string, string>>;
	/** Statistics and anomalies of the data, as their validation found them; null before that. */
	readonly validation: EventOf<"data.validated"> | null;
	/** The prepared data, with the features (the vocabulary) and the statistics of the scaler; null before that. */
	readonly prepared: EventOf<"data.prepared"> | null;
	/** Pointer to the model that was in service when the run began: what to go back to, or to measure again. */
	readonly previousModel: { readonly version: number; readonly weights: string } | null;
	/** Metrics on the training set: mean loss of the last epoch, and rows; null before the training. */
	readonly training: { readonly rows: number; readonly loss: number } | null;
	/** Metrics on the test set; null before the evaluation. */
	readonly test: EventOf<"model.evaluated"> | null;
	/** The rules of the model validation, newest attempt; null before that. */
	readonly rules: EventOf<"model.validated"> | null;
	/** Weights by content hash, of the newest training; null before that. */
	readonly weights: string | null;
}

/** The record of every run of the pipeline, in order. Level 0 has no store: what its people did not write down is gone. */
export function metadataStore(events: readonly OpsEvent[]): RunRecord[] {
	const byRun = new Map<number, OpsEvent[]>();
	for (const event of events) {
		if (event.run === null) continue;
		const known = byRun.get(event.run);
		if (known) known.push(event);
		else byRun.set(event.run, [event]);
	}
	const registered = new Map(eventsOf(events, "model.registered").map((event) => [event.version, event]));
	const deployed = eventsOf(events, "model.deployed");
	return pipelineRuns(events).map((run): RunRecord => {
		const own = byRun.get(run.run) ?? [];
		const newest = <K extends OpsEvent["kind"]>(kind: K) => eventsOf(own, kind).at(-1) ?? null;
		const extracted = newest("data.extracted");
		const trained = newest("model.trained");
		const live = registered.get(deployed.findLast(({ t }) => t <= run.started)?.version ?? -1);
		return {
			run,
			...codeOfRun(events, run),
			parameters: {
				window: run.window,
				environment: run.environment,
				trigger: run.trigger,
				...(extracted && { from: extracted.from, to: extracted.to, rows: extracted.rows }),
			},
			artifacts: Object.fromEntries(eventsOf(own, "pipeline.step-done").map(({ step, artifact }) => [step, artifact])),
			validation: newest("data.validated"),
			prepared: newest("data.prepared"),
			previousModel: live ? { version: live.version, weights: live.weights } : null,
			training: trained && { rows: trained.rows, loss: trained.losses.at(-1) ?? Number.NaN },
			test: newest("model.evaluated"),
			rules: newest("model.validated"),
			weights: trained?.weights ?? null,
		};
	});
}
