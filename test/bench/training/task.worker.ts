import { cold, counts, speed } from "./tasks.ts";

export type Task = { readonly hidden: readonly number[] } & (
	| { readonly task: "cold"; readonly which: "fused" | "fit" }
	| { readonly task: "counts" | "speed" }
);

self.onmessage = async ({ data }: MessageEvent<Task>) => {
	if (data.task === "cold") self.postMessage(await cold(data.which, data.hidden));
	else self.postMessage(await (data.task === "counts" ? counts : speed)(data.hidden));
};
