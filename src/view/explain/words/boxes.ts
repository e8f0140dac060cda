import type { Words } from "../explanation.ts";

const box = (name: string, means: string) => ({ name, means, terms: {} }) as const;

const TRAINING = {
	name: "Model training",
	means: "Weights are fitted to rows with known labels, step by step against the mean log loss of the answers.",
	terms: {
		loss: "mean log loss of the last epoch",
		n: "rows that were learnt from",
		y: "1 when the parcel was late, else 0",
		p: "the chance that the model gave",
	},
} as const;
const PREPARATION = {
	name: "Data preparation",
	means:
		"Raw columns become the inputs of the network, scaled by mean and standard deviation of the training rows only.",
	terms: {
		z: "input of the network",
		x: "value of a feature",
		mean: "its mean in the training rows",
		sd: "its standard deviation there",
	},
} as const;
const EVALUATION = {
	name: "Model evaluation",
	means: "The new model is measured on rows that it has not learnt from, as a whole and segment by segment.",
	terms: { accuracy: "share answered right", right: "rows that were answered right", n: "rows held out" },
} as const;
const MONITORING = {
	name: "Performance monitoring",
	means:
		"Answers in service are held against their labels as these arrive; what falls behind its reference calls a trigger or a person.",
	terms: {
		accuracy: "share right of the labels of seven days",
		reference: "what the model showed before it went into service",
		fall: "what it lacks",
	},
} as const;
const SERVICE = {
	name: "Prediction service",
	means: "What answers requests with the model: a parcel whose chance of being late is high enough is sent by express.",
	terms: {
		p: "chance of being late",
		from: "from here on express costs less than it saves",
		needless: "cost of an express that was not needed",
		missed: "cost of a late parcel that went by road",
	},
} as const;
const VALIDATION = {
	name: "Model validation",
	means:
		"The new model is let through only if it holds against the champion in service, also within segments, and fits the service.",
	terms: {
		candidate: "accuracy of the new model",
		champion: "accuracy of the one in service, on the same rows",
		tolerance: "what it may lack",
		gain: "what it has more",
	},
} as const;
const REGISTRY = box(
	"Model registry",
	"One place that keeps every version of the model with what it was made of, and knows which one serves.",
);
const TRAINED = box(
	"Trained model",
	"The product of a training: weights, and the means and deviations by which its inputs are scaled, in one file.",
);
const SOURCE = box("Source code", "The code of the pipeline and of its components, as people write it.");
const CI = box(
	"CI: build, test and package",
	"Every commit is built, its components and their fit are tested by a machine, and what passes is packed.",
);
const CD_PIPELINE = box(
	"CD: pipeline deployment",
	"A package that passed is run in pre-production, checked there, and then becomes the pipeline in production.",
);
const CD_MODEL = box(
	"CD: model serving",
	"A registered model goes into service by a machine: at once, or first in the shadow, for a few parcels, or in an A/B test.",
);
const PIPELINE = box(
	"Automated pipeline",
	"The steps from fetching rows to a validated model, run as one by an orchestrator, in production, without a hand.",
);
const DATA_VALIDATION = box(
	"Data validation",
	"New rows are held against the schema and the rows of before: a broken schema stops the run, moved values are what retraining is for.",
);
const STORE = box(
	"Feature store",
	"One place that computes and keeps features, for training and for serving alike, so that the two cannot differ.",
);
const EXPERIMENT = box(
	"Orchestrated experiment",
	"A data scientist tries ideas with the very steps that run in production, so that an experiment is a pipeline already.",
);

/** What the boxes of the four figures are. */
export const BOX_WORDS = {
	"offline-data": box(
		"Offline data",
		"The rows that a data scientist works on: orders of the past, with their labels where these are known.",
	),
	"data-extraction-and-analysis": box(
		"Data extraction and analysis",
		"A person takes rows out of the store and looks at them, by hand, each time anew.",
	),
	"manual-experiment-steps": box(
		"Manual experiment steps",
		"Preparation, training and evaluation by hand, in a notebook, back and forth until the model seems good.",
	),
	"data-preparation": PREPARATION,
	"model-training": TRAINING,
	"model-evaluation-and-validation": EVALUATION,
	"trained-model": TRAINED,
	"model-registry": REGISTRY,
	"model-serving": box(
		"Model serving",
		"Operations take the model file over the wall, write the features a second time for the service, and put both into production.",
	),
	"prediction-service": SERVICE,
	"feature-store": STORE,
	"data-analysis": box(
		"Data analysis",
		"A person looks at the data and decides what to try: no machine takes this step over.",
	),
	"orchestrated-experiment": EXPERIMENT,
	"experiment-data-validation": DATA_VALIDATION,
	"experiment-data-preparation": PREPARATION,
	"experiment-model-training": TRAINING,
	"experiment-model-evaluation": EVALUATION,
	"experiment-model-validation": VALIDATION,
	"model-analysis": box(
		"Model analysis",
		"A person studies what a model gets right and wrong, and where to go from there.",
	),
	"source-code": SOURCE,
	"source-repository": box(
		"Source repository",
		"Where the code is kept, commit by commit, and from which everything in production can be traced.",
	),
	"pipeline-deployment": box(
		"Pipeline deployment",
		"At Level 1 a person tests the code of the pipeline and deploys it by hand; what trains afterwards is the pipeline itself.",
	),
	"ci-build-test-package": CI,
	packages: box(
		"Packages",
		"Built components by the hash of their content: what is tested is what is deployed, byte for byte.",
	),
	"cd-pipeline-deployment": CD_PIPELINE,
	"automated-pipeline": PIPELINE,
	"data-extraction": box(
		"Data extraction",
		"The pipeline fetches the rows of its window from the feature store, only those whose labels are known.",
	),
	"data-validation": DATA_VALIDATION,
	"model-evaluation": EVALUATION,
	"model-validation": VALIDATION,
	trigger: box(
		"Trigger",
		"What starts a run of the pipeline: a demand, a schedule, new data, a fall of the performance, a moved distribution, or new code.",
	),
	"ml-metadata-store": box(
		"ML metadata store",
		"What every run of the pipeline was made of and came to: rows, parameters, artifacts, times, so that each model can be traced and made again.",
	),
	"cd-model-serving": CD_MODEL,
	"performance-monitoring": MONITORING,
	"development-experiment": EXPERIMENT,
	"pipeline-continuous-integration": CI,
	"pipeline-continuous-delivery": CD_PIPELINE,
	"new-data": STORE,
	"continuous-training": box(
		"Continuous training",
		"The pipeline trains the model again in production, automatically, whenever a trigger calls.",
	),
	"model-continuous-delivery": CD_MODEL,
	monitoring: MONITORING,
} as const satisfies Record<string, Words>;
