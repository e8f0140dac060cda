import type { CheckResult } from "../../events.ts";
import { SERVING_IMAGE } from "../../source/pipeline-code.ts";
import type { Candidate } from "../candidate.ts";

/** Packages that `packages` names and the image of the service does not have. */
export const missingPackages = (packages: readonly string[]): string[] =>
	packages.filter((name) => !SERVING_IMAGE.includes(name));

/** (a) The target infrastructure has what the package needs: imports, and memory for the model. */
export function compatible({ code, model, maxKilobytes }: Candidate): CheckResult {
	const missing = missingPackages(code.packages);
	const kilobytes = model.weights.byteLength / 1024;
	const sentence =
		missing.length > 0
			? `The image of the service lacks ${missing.join(", ")}: the service does not start.`
			: `The image of the service has all ${code.packages.length} packages; the model takes ${kilobytes.toFixed(1)} KB of ${maxKilobytes}.`;
	return {
		check: "(a) Compatible with the service",
		pass: missing.length === 0 && kilobytes <= maxKilobytes,
		sentence,
		value: missing.length > 0 ? missing.length : kilobytes,
		limit: missing.length > 0 ? 0 : maxKilobytes,
	};
}
