#include "operations/organisations/directory_shelf.hpp"

namespace zubia::operations {

Result<DirectoryShelf::Kept> DirectoryShelf::find_or_make(std::uint64_t revision,
                                                          const std::function<Result<Kept>()>& make) {
  const std::lock_guard lock(making_);
  // One that was made later holds newer organisations than asked for, which is as good.
  if (kept_ != nullptr && revision_ >= revision) return kept_;
  auto made = make();
  if (!made) return made;
  kept_ = *made;
  revision_ = revision;
  return made;
}

}  // namespace zubia::operations
