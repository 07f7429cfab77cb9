# One weapon, named shorter on one side and longer on the other: a row of both, lit in both texts.
shell mkdir @TMP@/two
file two/a.txt
Tin buổi sáng

Đơn vị này bắn cối 82mm từ bìa rừng. Lựu pháo 130mm vẫn im tiếng.
end
file two/b.txt
Tin buổi chiều

Xe tải chở đạn cối 82mm tới làng bên. Đạn pháo 130mm đã hết.
end
size 120x30
run --no-config @TMP@/two
expect all read
keys c
expect Compare with
keys Enter
expect w (đạn) cối 82mm           1 · 1
expect w lựu pháo 130mm
expect w đạn pháo 130mm
keys Tab Tab j
row -2 cối 82mm │ đạn cối 82mm · weapon
keys Enter
expect • w (đạn) cối 82mm
reverse cối 82mm từ bìa
reverse đạn cối 82mm tới
# its mention current in the other text: the same
keys S-Tab ]
row -2 đạn pháo 130mm · weapon
keys [
row -2 cối 82mm │ đạn cối 82mm · weapon
reverse đạn cối 82mm tới
keys Enter
reverse cối 82mm từ bìa
resize 40x20
keys S-Tab
reverse cối 82mm
row -2 cối 82mm │ đạn cối 82mm
keys Q
exit 0
