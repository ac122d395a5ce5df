-- Drives Neovim's own client: nvim --headless -u NONE -c 'luafile neovim.lua'
-- Writes what a person would see to $RESULT; the test compares it.
local out = io.open(vim.env.RESULT, 'w')
local function say(...) out:write(string.format(...), '\n') end

vim.o.swapfile = false
vim.cmd('edit ' .. vim.env.DRAFT)
vim.bo.filetype = 'markdown'
local id = vim.lsp.start_client({
  name = 'caveat',
  cmd = { vim.env.CAVEAT, 'lsp', '--no-builtin', '--rules', 'rules' },
  root_dir = vim.fn.getcwd(),
  on_exit = function(code) say('exit %d', code) end,
})
vim.lsp.buf_attach_client(0, id)

local function until_count(count)
  return vim.wait(10000, function() return #vim.diagnostic.get(0) == count end, 5)
end
local function show()
  local list = vim.diagnostic.get(0)
  table.sort(list, function(a, b) return a.lnum * 1000 + a.col < b.lnum * 1000 + b.col end)
  for _, d in ipairs(list) do
    local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
    say('%d:%d %s', d.lnum + 1, d.col + 1, line:sub(d.col + 1, d.end_col))
  end
end

until_count(2)
show()
local client = vim.lsp.get_client_by_id(id)
local place = { line = 0, character = 30 }
local function ask(method, more)
  local params = vim.tbl_extend('error', { textDocument = vim.lsp.util.make_text_document_params() }, more)
  local answer = client.request_sync(method, params, 10000, 0)
  return answer and answer.result
end
local hover = ask('textDocument/hover', { position = place })
say('hover %s', hover.contents.value:match('[^\n]*'))
local actions = ask('textDocument/codeAction', {
  range = { start = place, ['end'] = place }, context = { diagnostics = {} },
})
say('action %s', actions[1].title)
vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
until_count(1)
show()
say('text %s', vim.api.nvim_buf_get_lines(0, 0, 1, false)[1])
vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'Nothing.' })
until_count(0)
say('left %d', #vim.diagnostic.get(0))
vim.lsp.stop_client(id)
vim.wait(5000, function() return vim.lsp.get_client_by_id(id) == nil end, 5)
out:close()
vim.cmd('qall!')
