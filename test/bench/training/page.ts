import type { Task } from "./task.worker.ts";

declare global {
	/** Does a task in a worker of its own. */
	var inWorker: (task: Task) => Promise<unknown>;
}

globalThis.inWorker = (task) => {
	const worker = new Worker(new URL("./task.worker.ts", import.meta.url), { type: "module" });
	const answer = new Promise((resolve, reject) => {
		worker.onmessage = ({ data }) => resolve(data);
		worker.onerror = (event) => reject(new Error(event.message));
	});
	worker.postMessage(task);
	return answer.finally(() => worker.terminate());
};
