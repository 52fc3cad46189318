#!/bin/sh
# Puts the studio into this user's menu; no administrator, no network. “sh 安装到桌面.sh 卸载” takes it away.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications
entry=$menu/docgen-studio.desktop

if [ "${1:-}" = 卸载 ]; then
    rm -f "$entry"
    echo "已从菜单里去掉。文件夹 $here 可以自己删除；工作簿和报告都没有动。"
    exit 0
fi
mkdir -p "$menu"
cat > "$entry" <<END
[Desktop Entry]
Type=Application
Name=docgen工作台
Name[en]=docgen studio
Comment=Excel 填表，Word 成文
Exec="$here/docgen" studio
Terminal=true
Categories=Office;
END
echo "已放进菜单：docgen工作台。"
