/** The slug that stands for all datasets of the environment, in the operations that accept it. */
export const ALL_DATASETS = "__all__";
