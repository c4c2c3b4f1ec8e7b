// What was uploaded and is wanted by nobody goes (ADR 0057): unfinished uploads a day after their
// last byte, finished ones thirty days after they came, unless an event cites them. Never a blob
// that an event cites, nor one that a command is about to cite (app/uploads.h); nothing at all
// while the clock is in doubt. On the housekeeper's thread.
#pragma once

namespace motcua::app {

struct CentreParts;

/// Unfinished uploads, and the records of finished ones. A few files: as often as one likes.
void sweep_records(CentreParts& parts);
/// Blobs. Reads the names of all of them, and which are cited.
void sweep_blobs(CentreParts& parts);

}  // namespace motcua::app
