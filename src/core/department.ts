/** Numbers of French departments and collectivities as people know them: `07`, `2A`, `974`. */
export const departmentNumber = /^(0[1-9]|[13-8]\d|2[1-9AB]|9[0-5]|97[1-8]|98[678])$/;
