/** Why a person cannot have the pipeline run now, in one sentence; null when it can be done. */
export const whyNotRun = (running: boolean, oneAtATime: boolean): string | null =>
	running && oneAtATime ? "The pipeline is running already, and one run at a time is allowed." : null;
