import type { Policy } from "../policy.ts";
import { waitsOf } from "../policy-values.ts";
import { cycleOf, GUARDS, missingInputsOf, stepsOf } from "./dag.ts";
import { PIPELINE_STEPS, type PipelineStep } from "./step-names.ts";

/** What a step makes, for those that work on it. */
const MAKES: Readonly<Record<PipelineStep, string>> = {
	extraction: "rows",
	validation: "report",
	preparation: "prepared rows",
	training: "network",
	evaluation: "figures on held-out rows",
	"model-validation": "verdict",
};

/** What happens without a guard. */
const UNGUARDED: Partial<Record<PipelineStep, string>> = {
	validation: "broken data are learnt from, and nobody is called",
	"model-validation": "every model that is trained goes into service, whatever it is worth",
};

interface Fault {
	readonly step: PipelineStep;
	readonly sentence: string;
}

/** How a step is wired: "pipeline.training is after preparation". */
function said(policy: Policy, step: PipelineStep): string {
	const waits = waitsOf(policy, step);
	const wired = waits === null ? "taken out" : waits.length === 0 ? "first" : `after ${waits.join(", ")}`;
	return `pipeline.${step} is ${wired}`;
}

/** Why the pipeline cannot run as it is wired: a step that must be there, a ring, an input that nobody makes. */
export function wiringFaults(policy: Policy): Fault[] {
	const there = new Set(stepsOf(policy));
	const gone = PIPELINE_STEPS.filter((step) => !there.has(step) && !GUARDS.includes(step));
	const out = gone.map((step) => ({
		step,
		sentence: `${said(policy, step)}; allowed: only ${GUARDS.join(" and ")} taken out.`,
	}));
	const ring = cycleOf(policy);
	if (ring) {
		const [step] = ring as [PipelineStep];
		const sentence = `${said(policy, step)}; allowed: after no step that waits for it in turn (${ring.join(" → ")}).`;
		out.push({ step, sentence });
	}
	for (const { step, needs, because } of missingInputsOf(policy)) {
		// A step that must be there is told once, where it is missing.
		if (gone.includes(needs)) continue;
		const why =
			because === "not waited for"
				? `after ${needs}, itself or through other steps, which makes the ${MAKES[needs]} that it works on`
				: `after steps that are there, and ${needs} is taken out`;
		out.push({ step, sentence: `${said(policy, step)}; allowed: ${why}.` });
	}
	return out;
}

/** What is no longer seen to when a guard is taken out. */
export const missingGuards = (policy: Policy): Fault[] =>
	GUARDS.filter((step) => waitsOf(policy, step) === null).map((step) => ({
		step,
		sentence: `pipeline.${step} is taken out: ${UNGUARDED[step]}.`,
	}));
