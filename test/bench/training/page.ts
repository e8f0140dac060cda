import type { Task } from "./task.worker.ts";

/** What this module puts into the page it is loaded in: a way to do a task in a worker of its own. */
export interface TaskPage {
	inWorker(task: Task): Promise<unknown>;
}

const page: TaskPage = {
	inWorker(task) {
		const worker = new Worker(new URL("./task.worker.ts", import.meta.url), { type: "module" });
		const answer = new Promise((resolve, reject) => {
			worker.onmessage = ({ data }) => resolve(data);
			worker.onerror = (event) => reject(new Error(event.message));
		});
		worker.postMessage(task);
		return answer.finally(() => worker.terminate());
	},
};

Object.assign(globalThis, page);
