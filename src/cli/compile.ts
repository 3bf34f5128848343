import { readContent } from "../bot/read-content";
import { compiledContentFile } from "../content";
import { projectRoot } from "../project-root";

// run by the build, so that the first start of the service finds its content read and checked; `npm run check` says what is wrong with it
readContent(projectRoot, compiledContentFile(projectRoot));
