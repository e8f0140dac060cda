/** A drawing that runs at most once per animation frame, however often it is asked for. */
export interface FrameLoop {
	request(): void;
	stop(): void;
}

/** `draw` returns whether it wants another frame (something is still moving). */
export function onceAFrame(draw: () => boolean): FrameLoop {
	let pending: number | null = null;
	const run = () => {
		pending = null;
		if (draw()) request();
	};
	const request = () => {
		pending ??= requestAnimationFrame(run);
	};
	return {
		request,
		stop() {
			if (pending !== null) cancelAnimationFrame(pending);
			pending = null;
		},
	};
}
