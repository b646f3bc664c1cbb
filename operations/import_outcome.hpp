#pragma once

#include "storage/programme_store.hpp"

namespace zubia::operations {

/// Says in the reply of an import what became of it.
template <class Reply>
void tell_outcome(Reply& reply, const storage::Receipt& receipt) {
  reply.is_new = receipt.is_new;
  reply.is_stored = true;
  if (!receipt.is_new)
    reply.notices.push_back({"already-imported", "This very file was imported before; nothing was changed."});
}

}  // namespace zubia::operations
