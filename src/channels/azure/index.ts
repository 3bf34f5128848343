export { createAzureChannel, refuseAzure, type AzureChannel } from "./azure-channel";
export type { AzureCloud } from "./azure-adapter";
